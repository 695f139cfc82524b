package dev.retort.bench.structured;

import com.alibaba.fastjson2.JSON;

/** Fastjson2, which writes readers as byte code at run time. */
final class Fastjson2Codec implements AnswerCodec {
  @Override
  public Person person(String json) {
    return JSON.parseObject(json, Person.class);
  }

  @Override
  public Invoice invoice(String json) {
    return JSON.parseObject(json, Invoice.class);
  }
}
