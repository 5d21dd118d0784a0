// onnxruntime-node ships its CPU library inside its package. Its install step would only fetch a CUDA build, from an
// address that is no package registry, and fails where that cannot be reached. It loads `global-agent` before it looks at
// this variable, so the stand-in for that package (see "overrides" in package.json) can set it, under every npm.
process.env.ONNXRUNTIME_NODE_INSTALL ??= 'skip';

module.exports = { bootstrap: () => true };
