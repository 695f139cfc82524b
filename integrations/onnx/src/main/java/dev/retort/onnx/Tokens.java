package dev.retort.onnx;

/**
 * One text as a model reads it.
 *
 * @param index which of the texts it is
 * @param ids the tokens
 * @param types which part of the text each is in
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place.
record Tokens(int index, long[] ids, long[] types) {
  int size() {
    return ids.length;
  }
}
