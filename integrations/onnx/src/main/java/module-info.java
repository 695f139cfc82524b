/** Encoders in ONNX files: hidden states and embeddings on this machine. */
@SuppressWarnings("requires-automatic") // ONNX Runtime and the tokenizers are no modules yet.
module dev.retort.onnx {
  requires transitive dev.retort.runtime;
  requires com.microsoft.onnxruntime;
  requires ai.djl.tokenizers;
  requires ai.djl.api;

  exports dev.retort.onnx;
}
