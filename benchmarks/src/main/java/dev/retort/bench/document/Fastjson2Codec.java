package dev.retort.bench.document;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONFactory;
import com.alibaba.fastjson2.JSONReader;
import com.alibaba.fastjson2.JSONWriter;
import java.nio.charset.StandardCharsets;

/** fastjson2 with the readers and writers that it makes at run time. */
public final class Fastjson2Codec implements DocumentCodec<StepConfig> {
  private final StepDump sample = Sample.step();
  private final JSONWriter.Context write = JSONFactory.createWriteContext();
  private final JSONReader.Context read = JSONFactory.createReadContext();

  @Override
  public byte[] write() {
    return JSON.toJSONBytes(sample, StandardCharsets.UTF_8, write);
  }

  @Override
  public StepConfig read(byte[] json) {
    return JSON.parseObject(json, StepConfig.class, read);
  }

  @Override
  public StepConfig model(StepConfig read) {
    return read;
  }
}
