package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.descriptor.TypeDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/types} are what {@code retort llm describe NAME --markdown} prints.
 * {@code -Dretort.update=true} writes them anew.
 */
class TypePagesTest {
  private static final Path PAGES = Path.of("../docs/types");

  static List<TypeDescriptor<?>> types() {
    return new DeclaredTypes(UserClasses.of(null, null))
        .types(new ArrayList<>()).stream()
            .filter(type -> !type.typeInfo().module().equals("dev.retort.cli"))
            .toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aPageSaysWhatTheDescriptorSays(TypeDescriptor<?> type) throws IOException {
    Path file = PAGES.resolve(name(type));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new DescriptionPage(out).print(type);
    String page = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    if (Boolean.getBoolean("retort.update")) {
      Files.createDirectories(PAGES);
      Files.writeString(file, page);
    }

    assertThat(file)
        .as("-Dretort.update=true writes it anew")
        .exists()
        .content(StandardCharsets.UTF_8)
        .isEqualTo(page);
  }

  @Test
  void everyPageIsOfAType() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(types().stream().map(TypePagesTest::name).toList());
    }
  }

  private static String name(TypeDescriptor<?> type) {
    return type.typeInfo().name() + ".md";
  }
}
