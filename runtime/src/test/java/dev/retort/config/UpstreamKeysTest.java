package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpstreamKeysTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)`(?: \\(of a loader\\))? \\| (.*) \\|$");

  @Test
  void thePageListsTheKeysThatAreReadWithANote() throws IOException {
    String page = Files.readString(Path.of("../docs/from-distilabel.md"));
    String table = page.substring(page.indexOf("| key | what there is instead |"));
    table = table.substring(0, table.indexOf("\n\n"));

    Map<String, String> listed =
        ROW.matcher(table)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    assertThat(listed).isEqualTo(UpstreamKeys.INSTEAD);
  }
}
