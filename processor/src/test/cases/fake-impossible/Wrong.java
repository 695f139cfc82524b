package com.acme;

import dev.retort.llm.*;
import dev.retort.testkit.FakeOf;

// region wrong
@FakeOf(AsyncLLM.class) //! javac error at .class: AsyncLLM cannot be faked: it is no class with @LLMType [retort:fake-impossible] //! ecj error at AsyncLLM.class: AsyncLLM cannot be faked: it is no class with @LLMType [retort:fake-impossible]
class SummariesTest {}
// endregion
