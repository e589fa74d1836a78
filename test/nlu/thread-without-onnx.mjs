// The encoder's own thread on a machine for which ONNX Runtime could not be installed.
import Module from 'node:module';

const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  if (name.startsWith('onnxruntime-node')) throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  return resolve.call(this, name, ...rest);
};
await import('../../dist/nlu/encoder-thread.js');
