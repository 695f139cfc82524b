package com.acme;

import dev.retort.testkit.FakeOf;

@FakeOf({AcmeLLM.class, AcmeLLM.Inner.class})
class FirstTest {}

@FakeOf(AcmeLLM.class)
class SecondTest {}
