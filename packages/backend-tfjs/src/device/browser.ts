/** TensorFlow for Node is not to be had in a browser. */
export function loadTensorFlow(): Promise<string | undefined> {
  return Promise.resolve('the backend `tensorflow` runs in Node only')
}
