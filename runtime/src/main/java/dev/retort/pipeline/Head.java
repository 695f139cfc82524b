package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.descriptor.TypeInfo;
import java.util.List;
import java.util.Set;

/**
 * What stands around the steps of a pipeline file: version, name, things that mean nothing here.
 */
final class Head {
  /** The version of the file format that is written. */
  static final int VERSION = 1;

  static final TypeInfo TYPE = new TypeInfo("dev.retort.pipeline", "Pipeline");

  private static final Set<TypeInfo> TYPES =
      Set.of(
          TYPE,
          new TypeInfo("distilabel.pipeline.local", "Pipeline"),
          new TypeInfo("distilabel.pipeline", "Pipeline"));
  private static final List<String> TOP_KEYS =
      List.of("retort", "distilabel", "pipeline", "requirements");
  private static final List<String> PIPELINE_KEYS =
      List.of(
          "name", "description", "steps", "connections", "routing_batch_functions", "type_info");

  private final Problems problems;
  private String name = "";
  private String description = "";

  Head(Problems problems) {
    this.problems = problems;
  }

  String name() {
    return name;
  }

  String description() {
    return description;
  }

  /**
   * Reads all but steps and connections; returns the pipeline's mapping, or the top without one.
   */
  ConfigNode read(ConfigNode top) {
    if (top.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(top.mistyped("a mapping with the key \"pipeline\""));
      return top;
    }
    problems.addAll(top.checkKeys(TOP_KEYS));
    version(top);
    ConfigNode requirements = top.get("requirements");
    if (requirements != null) {
      problems.warning(
          requirements,
          "upstream-key",
          "the key \"requirements\" is distilabel's and is passed over: classes come from the class"
              + " path");
    }
    ConfigNode pipeline = top.get("pipeline");
    if (pipeline == null) {
      problems.add(top.missing("pipeline", "a mapping with name and steps"));
    } else if (pipeline.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(pipeline.mistyped("a mapping with name and steps"));
    } else {
      problems.addAll(pipeline.checkKeys(PIPELINE_KEYS));
      texts(pipeline);
      routing(pipeline);
      type(pipeline);
    }
    return pipeline == null ? top : pipeline;
  }

  private void version(ConfigNode top) {
    ConfigNode ours = top.get("retort");
    ConfigNode theirs = top.get("distilabel");
    if (ours != null && theirs != null) {
      problems.keyError(
          theirs, "two-heads", "\"retort\" and \"distilabel\" cannot both head a file; keep one");
    }
    if (theirs != null && theirs.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(theirs.mistyped("a mapping {version: ...}"));
    }
    if (ours == null) {
      return;
    }
    if (ours.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(ours.mistyped("a mapping {version: " + VERSION + "}"));
      return;
    }
    problems.addAll(ours.checkKeys(List.of("version")));
    ConfigNode version = ours.get("version");
    if (version == null) {
      problems.add(ours.missing("version", "the version of the file format, " + VERSION));
    } else if (version.kind() != ConfigNode.Kind.INTEGER) {
      problems.add(version.mistyped("an integer"));
    } else if (!version.text().equals(String.valueOf(VERSION))) {
      problems.error(
          version,
          "unknown-version",
          "this Retort reads version "
              + VERSION
              + " of the file format, not "
              + version.text()
              + "; newer files need a newer Retort");
    }
  }

  private void texts(ConfigNode pipeline) {
    ConfigNode given = pipeline.get("name");
    if (given == null) {
      problems.add(pipeline.missing("name", "the name of the pipeline"));
    } else if (given.kind() != ConfigNode.Kind.TEXT) {
      problems.add(given.mistyped("text"));
    } else if (given.text().isBlank()) {
      problems.error(given, "wrong-value", "the name of the pipeline is blank");
    } else if (given.text().codePoints().anyMatch(Character::isISOControl)) {
      problems.error(
          given, "wrong-value", "the name of the pipeline holds a line end or control character");
    } else {
      name = given.text();
    }
    ConfigNode text = pipeline.get("description");
    if (text != null && text.kind() == ConfigNode.Kind.TEXT) {
      description = text.text();
    } else if (text != null && text.kind() != ConfigNode.Kind.NULL) {
      problems.add(text.mistyped("text"));
    }
  }

  private void routing(ConfigNode pipeline) {
    ConfigNode routing = pipeline.get("routing_batch_functions");
    if (routing == null || routing.kind() == ConfigNode.Kind.NULL) {
      return;
    }
    if (routing.kind() != ConfigNode.Kind.LIST) {
      problems.add(routing.mistyped("an empty list"));
    } else if (!routing.items().isEmpty()) {
      problems.error(
          routing.items().get(0),
          "routing-not-supported",
          "routing functions are not supported; \"routing_batch_functions\" must be empty");
    }
  }

  private void type(ConfigNode pipeline) {
    ConfigNode info = pipeline.get("type_info");
    if (info == null || info.kind() == ConfigNode.Kind.NULL) {
      return;
    }
    if (info.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(info.mistyped("a mapping {module: ..., name: ...}"));
      return;
    }
    ConfigNode module = info.get("module");
    ConfigNode type = info.get("name");
    boolean known =
        module != null && type != null && TYPES.contains(new TypeInfo(module.text(), type.text()));
    if (!known) {
      problems.error(
          info,
          "unknown-type",
          "a pipeline is of the type " + TYPE + "; leave \"type_info\" out, or name that");
    }
  }
}
