package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.SelfDescribed;

public interface StandIn extends SelfDescribed {
  GenerateOutput answer(Kwargs kwargs, Input input, int numGenerations, int sample);
}
