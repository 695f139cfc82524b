package dev.retort.processor.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Where the compiler has class files and other files of the class path from. */
public final class ClassFiles {
  /** {@code Elements.getFileObjectOf}, which JDK 18 brought; null before. */
  private static final @Nullable Method FILE_OF = fileOf();

  private final ProcessingEnvironment environment;

  /** For one compilation. */
  public ClassFiles(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  private static @Nullable Method fileOf() {
    try {
      return Elements.class.getMethod("getFileObjectOf", Element.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** The class file of a class of the class path or the module path; null where it is not seen. */
  @Nullable URI of(String type) {
    URI found = onModulePath(type);
    if (found != null) {
      return found;
    }
    try {
      String file = type.replace('.', '/') + ".class";
      FileObject onClassPath =
          environment.getFiler().getResource(StandardLocation.CLASS_PATH, "", file);
      return onClassPath.toUri();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** The first line of a file of the class path; null where there is no such file. */
  public @Nullable String firstLine(String file) {
    try (InputStream in =
            environment
                .getFiler()
                .getResource(StandardLocation.CLASS_PATH, "", file)
                .openInputStream();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      String line = lines.readLine();
      return line == null ? null : line.strip();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return null;
    }
  }

  private @Nullable URI onModulePath(String type) {
    TypeElement element = environment.getElementUtils().getTypeElement(type);
    if (FILE_OF == null || element == null) {
      return null;
    }
    try {
      Object file = FILE_OF.invoke(environment.getElementUtils(), element);
      return file instanceof FileObject known ? known.toUri() : null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return null; // Compilers need not know it.
    }
  }
}
