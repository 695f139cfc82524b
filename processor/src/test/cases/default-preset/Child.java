package com.acme;

import dev.retort.annotation.*;
import java.net.*;

/** Changes defaults wrongly. */
@LLMType
@Preset(name = "base_url", defaultValue = "not a uri", env = "B-URL") //! error at "not a uri": the default "not a uri" of baseUrl is not a URI [retort:default-invalid] //! error at "B-URL": "B-URL" is no name of an environment variable: letters, digits and _, no digit first [retort:env-invalid]
@Preset(name = "heat", defaultValue = "3") //! error at "3": the default "3" of heat breaks its constraint: must be at most 2 [retort:default-breaks]
@Preset(name = "api_key", defaultValue = "sk-1") //! error at "sk-1": apiKey is a Secret; a credential in source is none: use env = "..." [retort:default-secret]
@Preset(name = "judge", defaultValue = "x", env = "JUDGE") //! error at "x": judge is an LLM; no annotation can hold a default for it: make it @Nullable, and choose one in load() [retort:default-llm] //! error at "JUDGE": judge holds an LLM, which no environment variable can hold: drop env [retort:env-type]
@Preset(name = "max_concurrency", defaultValue = "0") //! error at "0": the default "0" of maxConcurrency breaks its constraint: must be greater than 0 [retort:default-breaks]
public class Child extends Base {}
