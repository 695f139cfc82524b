package dev.retort.processor.contract;

import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the contracts of LLMs and steps: one file a class in the folder that {@code
 * -Aretort.contracts} names. Without the option nothing is read or written.
 */
public final class Contracts {
  /** The folder. */
  public static final String FOLDER = "retort.contracts";

  /** {@code true} to write without comparing. */
  public static final String UPDATE = "retort.contracts.update";

  private static final String SUFFIX = ".txt";

  private final @Nullable String folder;
  private final boolean update;
  private final Predicate<String> exists;

  /**
   * For one round.
   *
   * @param options of the compiler
   * @param exists whether there is a class of that name
   */
  public Contracts(Map<String, String> options, Predicate<String> exists) {
    this.folder =
        options.containsKey(FOLDER)
            ? Objects.requireNonNullElse(options.get(FOLDER), "").strip()
            : null;
    this.update = "true".equals(options.get(UPDATE));
    this.exists = exists;
  }

  /** Compares a sound declaration with the contract that was kept, if one was. */
  public void check(Declaration declaration, Report report) {
    if (folder == null || !declaration.level().kind().isConcrete()) {
      return;
    } else if (folder.isEmpty()) {
      unusable(declaration, report, "it has no folder");
    } else if (!update) {
      check(folder, declaration, report);
    }
  }

  private void check(String folder, Declaration declaration, Report report) {
    try {
      Path kept = kept(Path.of(folder), declaration);
      if (Files.exists(kept)) {
        compare(kept, declaration, report);
      } else {
        renamed(Path.of(folder), declaration, report);
      }
    } catch (IOException | InvalidPathException e) {
      unusable(declaration, report, reason(e));
    }
  }

  private static void compare(Path kept, Declaration declaration, Report report)
      throws IOException {
    String file = String.valueOf(kept.getFileName());
    try {
      Contract before = ContractParser.parse(Files.readAllLines(kept));
      Contract now = Contract.of(declaration);
      new ContractRules(before, now, declaration, report, file).check();
    } catch (ContractParser.Malformed | CharacterCodingException e) {
      report.add(
          Problem.CONTRACT_UNUSABLE,
          Where.of(report.subject()),
          file,
          e instanceof CharacterCodingException
              ? "it is not UTF-8 text"
              : String.valueOf(e.getMessage()),
          "restore it, or compile once with -A" + UPDATE + "=true");
    }
  }

  /** A class without a contract may be one whose contract has lost its class. */
  private void renamed(Path folder, Declaration declaration, Report report) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        int end = name.length() - SUFFIX.length();
        if (name.endsWith(SUFFIX) && !exists.test(name.substring(0, end))) {
          renamed(file, name, declaration, report);
        }
      }
    }
  }

  private static void renamed(Path lost, String file, Declaration declaration, Report report)
      throws IOException {
    try {
      Contract before = ContractParser.parse(Files.readAllLines(lost));
      Contract now = Contract.of(declaration);
      if (now.isLike(before)) {
        new ContractRules(before, now, declaration, report, file).renamed();
      }
    } catch (ContractParser.Malformed | CharacterCodingException e) {
      return; // It is no contract.
    }
  }

  /** Writes the contract that a declaration offers, if it is not what was kept. */
  public void write(Declaration declaration, Report report) {
    if (folder == null || !declaration.level().kind().isConcrete()) {
      return;
    }
    try {
      List<String> lines = ContractText.lines(Contract.of(declaration));
      Path own = file(Path.of(folder), declaration.ref().qualified());
      if (!isKept(own, lines)) {
        Path kept = kept(Path.of(folder), declaration);
        Files.createDirectories(Path.of(folder));
        Files.writeString(own, String.join("\n", lines) + "\n");
        if (!kept.equals(own)) {
          Files.deleteIfExists(kept);
        }
      }
    } catch (IOException | InvalidPathException e) {
      unusable(declaration, report, reason(e));
    }
  }

  /** Whether a file says the same; its ends of lines are those of whoever checked it out. */
  private static boolean isKept(Path file, List<String> lines) throws IOException {
    try {
      return Files.exists(file) && Files.readAllLines(file).equals(lines);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The file of a class; where there is none, that of its former name. */
  private static Path kept(Path folder, Declaration declaration) {
    Path own = file(folder, declaration.ref().qualified());
    Optional<Path> former =
        declaration.aliases().stream()
            .map(alias -> file(folder, qualified(alias)))
            .filter(Files::exists)
            .findFirst();
    return Files.exists(own) ? own : former.orElse(own);
  }

  private static String qualified(TypeInfo alias) {
    return alias.module() + "." + alias.name();
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + SUFFIX);
  }

  private static void unusable(Declaration declaration, Report report, String reason) {
    report.add(
        Problem.CONTRACT_UNUSABLE,
        Where.of(report.subject()),
        declaration.ref().qualified() + SUFFIX,
        reason,
        "-A" + FOLDER + " must name a folder that can be read and written");
  }

  private String reason(Exception e) {
    return "\""
        + folder
        + "\" "
        + (e instanceof InvalidPathException ? "is no path" : "cannot be used");
  }
}
