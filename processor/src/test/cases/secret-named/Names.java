package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Names extends AsyncLLM {
  /** What it is. */
  @RuntimeParam String token; //! error at @RuntimeParam: token is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String key; //! error at @RuntimeParam: key is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String password; //! error at @RuntimeParam: password is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String dbPasswd; //! error at @RuntimeParam: dbPasswd is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String clientSecret; //! error at @RuntimeParam: clientSecret is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String credential; //! error at @RuntimeParam: credential is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String awsCredentials; //! error at @RuntimeParam: awsCredentials is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String privateKey; //! error at @RuntimeParam: privateKey is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String accessToken; //! error at @RuntimeParam: accessToken is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String authToken; //! error at @RuntimeParam: authToken is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String apiToken; //! error at @RuntimeParam: apiToken is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam String myapikey; //! error at @RuntimeParam: myapikey is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @Attribute(name = "password") String word; //! error at "password": the name "password" is taken by password; choose another with name = "..." [retort:name-taken] //! error at @Attribute: word is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

  /** What it is. */
  @RuntimeParam(sensitive = false) String anyPassword;

  /** What it is. */
  @Attribute(sensitive = false) String otherSecret;

  /** What it is. */
  @RuntimeParam String bosToken;

  /** What it is. */
  @RuntimeParam String padToken;

  /** What it is. */
  @RuntimeParam String keys;

  /** What it is. */
  @RuntimeParam String tokens;

  /** What it is. */
  @RuntimeParam String monkey;

  /** What it is. */
  @RuntimeParam String keyName;

  /** What it is. */
  @RuntimeParam List<String> stopTokens;

  /** What it is. */
  @RuntimeParam Optional<Secret> optSecret;

  /** What it is. */
  @RuntimeParam Map<String, Secret> moreCredentials;

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param authToken who pays
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam String authToken) { //! error at @RuntimeParam: authToken is named like a credential; make it a field of type dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]
    return new GenerateOutput("");
  }
}
