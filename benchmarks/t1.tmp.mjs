const t=(n,f)=>Promise.resolve().then(f).then(r=>console.log(n,'ok',r),e=>console.log(n,'FAIL',e.message?.slice(0,400)))
await t('koffi',async()=>{const k=(await import('koffi')).default;const l=k.load('/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0');const f=l.func('void openblas_set_num_threads(int)');f(1);const g=l.func('char *openblas_get_config()');return g()})
await t('ml',async()=>{const {Matrix}=await import('ml-matrix');return Matrix.ones(2,2).mmul(Matrix.ones(2,2)).get(0,0)})
await t('np',async()=>{const np=await import('numpy-ts');const a=np.array([[1,2],[3,4]]);console.log(Object.keys(np).length,a.dtype);return np.matmul(a,a).toString()})
await t('tf',async()=>{const tf=await import('@tensorflow/tfjs-core');await import('@tensorflow/tfjs-backend-cpu');const w=await import('@tensorflow/tfjs-backend-wasm');
 for(const b of ['wasm','cpu','wasm']){await tf.setBackend(b);await tf.ready();const a=tf.ones([512,512]);const t0=performance.now();for(let i=0;i<3;i++)tf.matMul(a,a).dispose();console.log(b,tf.getBackend(),(performance.now()-t0)/3,tf.env().getBool('WASM_HAS_SIMD_SUPPORT'),await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT'),w.getThreadsCount())}})
await t('jax',async()=>{const jax=await import('@jax-js/jax');console.log(Object.keys(jax));console.log(await jax.init('wasm'));jax.defaultDevice('wasm');const {numpy:np,random}=jax;const a=np.ones([512,512]);await jax.blockUntilReady(a);
 for(let i=0;i<4;i++){const t0=performance.now();const c=np.matmul(a.ref,a.ref);await jax.blockUntilReady(c);console.log(performance.now()-t0);c.dispose()}})
