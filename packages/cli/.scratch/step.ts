import { valueAndGrad, key, startThreads, cpuFeatures, type Tensor } from '@ortho/core'
import { initLlama, llamaConfig, llamaLoss, countParameters } from '@ortho/nn'
import { applyUpdates } from '@ortho/optim'
import { transformationOf } from '../src/train/optimizers.ts'
import { configOf } from '../src/train/model.ts'
import { batchOfStep } from '../src/train/data.ts'
import { readFileSync } from 'node:fs'
const T=Number(process.argv[2]??1), opt=(process.argv[3]??'adamw') as 'adamw'
if(T>1) await startThreads(T)
const settings={optimizer:opt,steps:300,batch:16,context:128,layers:4,hidden:128,heads:4,kvHeads:2,intermediate:352,learningRate:0,weightDecay:.1,clip:1,seed:0,evaluateEvery:50,saveEvery:50}
const config=configOf(settings); let params=initLlama(key(0),config,{dtype:'float32'}); console.log(countParameters(params), cpuFeatures())
const tx=transformationOf(settings); let state=tx.init(params)
const bytes=readFileSync('/work/shared/data/tinyshakespeare.txt')
const f=valueAndGrad((w:Record<string,Tensor>,b:any)=>llamaLoss(w,config,b.inputs,{targets:b.targets}))
for(let i=0;i<8;i++){const b=batchOfStep(bytes,key(1),i,16,128);const t0=performance.now();llamaLoss(params,config,b.inputs,{targets:b.targets}).item();const t1=performance.now();const {value,grad}=f(params,b);const t2=performance.now();const u=tx.update(grad,state,params);params=applyUpdates(params,u.updates);state=u.state;const t3=performance.now();console.log(i,value.item().toFixed(3),'fwd',(t1-t0).toFixed(0),'fwd+bwd',(t2-t1).toFixed(0),'opt',(t3-t2).toFixed(0))}
process.exit(0)
