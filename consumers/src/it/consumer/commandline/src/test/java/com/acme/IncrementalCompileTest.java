package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What javac left after it compiled both classes, and then the changed one of them alone. */
class IncrementalCompileTest {
  private static URLClassLoader byJavac;

  @BeforeAll
  static void openWhatJavacLeft() throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(Path.of("target/by-javac/").toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("classes")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    byJavac = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  @AfterAll
  static void close() throws Exception {
    byJavac.close();
  }

  /** Reads a config there and writes it again. */
  private static String again(String yaml) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    thread.setContextClassLoader(byJavac);
    try {
      Class<?> llm = byJavac.loadClass("dev.retort.llm.LLM");
      Object read = llm.getMethod("fromYaml", String.class).invoke(null, yaml);
      return (String) llm.getMethod("toYaml").invoke(read);
    } finally {
      thread.setContextClassLoader(outer);
    }
  }

  @Test
  void theChangedClassHasItsNewParameter() throws Exception {
    String yaml =
        again("{model: acme-1, region: eu, type_info: {module: com.acme, name: AcmeLLM}}");
    assertTrue(yaml.contains("region: eu"), yaml);
  }

  @Test
  void theOtherClassIsAsItWas() throws Exception {
    String yaml = again("{model: chat-1, type_info: {module: com.acme, name: AcmeChatLLM}}");
    assertTrue(yaml.contains("base_url: https://chat.acme.example/v1"), yaml);
  }
}
