// Runs one of the repository's tasks on a machine that has Node and npm only:
//
//   node tools/task.mjs TASK [arguments…]
//
// It installs the pinned pnpm and the dependencies when they are missing or out of date, then hands over to turbo.
// Until the install is done nothing but Node's own modules may be imported here.
import { installDependencies } from './task/install.mjs'
import { runTask, taskNames } from './task/tasks.mjs'

const [task, ...args] = process.argv.slice(2)

if (task === undefined || !taskNames.includes(task)) {
  console.error(`usage: node tools/task.mjs ${taskNames.join(' | ')} [arguments…]`)
  process.exitCode = 2
} else {
  process.exitCode = installDependencies() || runTask(task, args)
}
