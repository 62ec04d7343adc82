/** Optional, and installed by those who want them: nothing is used but that they register the backend `tensorflow`. */
declare module '@tensorflow/tfjs-node' {}
declare module '@tensorflow/tfjs-node-gpu' {}
