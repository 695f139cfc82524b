package dev.retort.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor, which makes one type after some rounds. */
final class Maker extends AbstractProcessor {
  private final String name;
  private final String source;
  private int rounds;

  /**
   * Makes a type in the package {@code com.acme}.
   *
   * @param rounds how many rounds it lets pass; each is kept alive by a file of its own
   */
  Maker(String name, String source, int rounds) {
    this.name = name;
    this.source = source;
    this.rounds = rounds;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!round.processingOver() && rounds >= 0) {
      if (rounds == 0) {
        write(name, source);
      } else {
        write("Filler" + rounds, "final class Filler" + rounds + " {}");
      }
      rounds--;
    }
    return false;
  }

  private void write(String type, String text) {
    try (Writer out = processingEnv.getFiler().createSourceFile("com.acme." + type).openWriter()) {
      out.write("package com.acme;\n" + text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
