/** Encoders in ONNX files: hidden states and embeddings on this machine. */
module dev.retort.onnx {
  requires transitive dev.retort.runtime;
  requires com.microsoft.onnxruntime;
  requires ai.djl.tokenizers;
  requires ai.djl.api;

  exports dev.retort.onnx;
}
