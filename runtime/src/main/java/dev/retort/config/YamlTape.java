package dev.retort.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 (core schema) onto a tape: one document, no tags, no merge keys; aliases are
 * copied out, within the limit on values. Of the parser's own messages only the place is used,
 * since they quote the text. One reading an object.
 */
final class YamlTape {
  private final Source source;
  private final Tape tape;
  private final ParserImpl events;
  private final Map<String, Integer> anchors = new HashMap<>();

  /** Open containers, innermost last, and how many entries (keys counted too) each has so far. */
  private final List<int[]> open = new ArrayList<>();

  private YamlTape(Source source, String text) {
    this.source = source;
    this.tape = new Tape(source, true, true, Math.max(16, Math.min(text.length() / 16, 1 << 16)));
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("")
            .setUseMarks(true)
            .setCodePointLimit(Source.MAX_BYTES + 1)
            .build();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  static Tape read(Source source) {
    String text = source.text();
    try {
      return new YamlTape(source, text).document();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      throw YamlFault.at(source, text, mark.isPresent() ? mark.get().getIndex() : 0);
    } catch (ReaderException e) {
      throw YamlFault.at(source, text, e.getPosition());
    } catch (YamlEngineException e) {
      throw YamlFault.at(source, text, 0);
    }
  }

  private Tape document() {
    while (true) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, DocumentEnd, Comment -> {}
        case DocumentStart -> {
          if (tape.size() > 0) {
            throw refused(event, "a second document starts here; a config is one document");
          }
        }
        case StreamEnd -> {
          if (tape.size() == 0) {
            throw source.failure(ProblemKind.SYNTAX, 0, "the text is empty; a mapping is expected");
          }
          return tape;
        }
        default -> node(event);
      }
    }
  }

  private void node(Event event) {
    if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
      int[] ended = open.remove(open.size() - 1);
      boolean object = tape.kind(ended[0]) == Tape.OBJECT;
      tape.close(ended[0], object ? ended[1] / 2 : ended[1]);
      return;
    }
    boolean key = isKey();
    if (!open.isEmpty()) {
      open.get(open.size() - 1)[1]++;
    }
    if (event instanceof AliasEvent alias) {
      alias(alias, key);
      return;
    }
    int index = tape.size();
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag());
      scalar(scalar, key);
    } else if (event instanceof CollectionStartEvent start) {
      refuseTag(event, start.getTag());
      if (key) {
        throw refused(event, "a key must be plain text, not a list or mapping");
      }
      boolean object = event.getEventId() == Event.ID.MappingStart;
      open.add(new int[] {tape.add(object ? Tape.OBJECT : Tape.ARRAY, start(event), 0), 0});
      if (open.size() > Tape.MAX_DEPTH) {
        throw tape.failure(
            ProblemKind.TOO_DEEP, start(event), "the config is nested deeper than 100 levels");
      }
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isPresent()) {
      anchors.put(anchor.get().getValue(), index);
    }
  }

  private boolean isKey() {
    if (open.isEmpty()) {
      return false;
    }
    int[] container = open.get(open.size() - 1);
    return tape.kind(container[0]) == Tape.OBJECT && container[1] % 2 == 0;
  }

  private void scalar(ScalarEvent event, boolean key) {
    String text = event.getValue();
    int start = start(event);
    if (Surrogates.alone(text)) {
      throw tape.failure(
          ProblemKind.SYNTAX, start, "this is no YAML: an escape in this text is half a character");
    }
    if (key) {
      if (event.isPlain() && text.equals("<<")) {
        throw refused(event, "merge keys (<<) are not read; write the keys out");
      }
      tape.add(Tape.NAME, start, text);
      return;
    }
    byte kind = event.isPlain() ? CoreSchema.kind(text) : Tape.STRING;
    boolean number = kind == Tape.INTEGER || kind == Tape.DECIMAL;
    if (number && text.length() > Numbers.MAX_DIGITS) {
      throw tape.failure(ProblemKind.SYNTAX, start, "a number has at most 1,000 digits");
    }
    tape.add(kind, start, number ? CoreSchema.number(text) : text);
  }

  private void alias(AliasEvent event, boolean key) {
    @Nullable Integer target = anchors.get(event.getAlias().getValue());
    if (target == null) {
      throw refused(event, "this alias has no anchor before it");
    }
    for (int[] container : open) {
      if (container[0] == target) {
        throw refused(
            event,
            "this alias stands inside its own anchor, so that what it names would hold itself; write"
                + " out here what is meant");
      }
    }
    if (!key) {
      if (open.size() + depth(target) > Tape.MAX_DEPTH) {
        throw tape.failure(
            ProblemKind.TOO_DEEP, start(event), "the config is nested deeper than 100 levels");
      }
      tape.copy(tape.kind(target) == Tape.NAME ? named(target, event) : target);
      return;
    }
    if (tape.kind(target) == Tape.OBJECT || tape.kind(target) == Tape.ARRAY) {
      throw refused(event, "a key must be plain text, not a list or mapping");
    }
    tape.add(Tape.NAME, start(event), tape.text(target));
  }

  private int named(int name, Event event) {
    throw refused(
        event,
        "an alias of a key cannot be a value; write the text of " + Names.quoted(tape.text(name)));
  }

  /** Levels of a finished subtree. */
  private int depth(int token) {
    int deepest = 0;
    int end = tape.after(token);
    int[] ends = new int[Tape.MAX_DEPTH + 2];
    int depth = 0;
    for (int i = token; i < end; i++) {
      while (depth > 0 && ends[depth] <= i) {
        depth--;
      }
      if (tape.kind(i) == Tape.OBJECT || tape.kind(i) == Tape.ARRAY) {
        ends[++depth] = tape.after(i);
        deepest = Math.max(deepest, depth);
      }
    }
    return deepest;
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw refused(event, "tags are not read; a type is named by type_info");
    }
  }

  private ConfigException refused(Event event, String message) {
    return tape.failure(ProblemKind.YAML_FEATURE, start(event), message);
  }

  private static int start(Event event) {
    Optional<Mark> mark = event.getStartMark();
    return mark.isPresent() ? mark.get().getIndex() : 0;
  }
}
