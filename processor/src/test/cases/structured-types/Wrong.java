package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** Several that no answer can hold. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.All.secret: Secret cannot stand in an answer; use String [retort:type-unsupported] //! ecj error at Wrong: in com.acme.Wrong.All.llm: LLM cannot stand in an answer; use a record, or JsonValue [retort:type-unsupported] //! ecj error at Wrong: in com.acme.Wrong.All.bytes: byte[] cannot stand in an answer; use String [retort:type-unsupported] //! ecj error at Wrong: in com.acme.Wrong.All.date: LocalDate cannot stand in an answer; use String [retort:type-unsupported] //! ecj error at Wrong: in com.acme.Wrong.All.map: keys in an answer are text; use Map<String, ...>, not Integer as key [retort:map-key] //! ecj error at Wrong: in com.acme.Wrong.All.any: a wildcard does not say what an answer may hold; write the type itself [retort:type-wildcard] //! ecj error at Wrong: in com.acme.Wrong.All.pair: the record Pair has type parameters; an answer needs types that are known: write them out [retort:record-generic] //! ecj error at Wrong: in com.acme.Wrong.All.hidden: generated code cannot make a Hidden: the record or its constructor is private [retort:record-hidden] //! ecj error at Wrong: in com.acme.Wrong.All.number: no value satisfies both "must be at most 1" and "must be at least 2"; mend one of them [retort:constraint-contradiction] //! ecj error at Wrong: in com.acme.Wrong.Tree.children: the record Tree holds itself; use JsonValue for open structures [retort:record-recursive] //! ecj error at Wrong: in com.acme.Wrong.Sum.left: the interface Expression holds itself; use JsonValue for open structures [retort:record-recursive] //! ecj error at Wrong: in com.acme.Wrong.Twice.two: the name "one" is taken by one; choose another with name = "..." [retort:name-taken] //! ecj error at Wrong: in com.acme.Wrong.Twice.bad: "Bad" is no wire name: names match [a-z][a-z0-9_]*; did you mean "bad"? [retort:name-invalid] //! ecj error at Wrong: in com.acme.Wrong.Secretive: generated code cannot make a Secretive: the record or its constructor is private [retort:record-hidden] //! ecj error at Wrong: in com.acme.Wrong.Taken: the processor must write com.acme.Wrong_TakenStructure for Taken, but it exists; rename one of the two [retort:generated-name-taken]
  /** All. */
  @StructuredType
  record All(
      Secret secret, //! javac error at secret: Secret cannot stand in an answer; use String [retort:type-unsupported]
      LLM llm, //! javac error at llm: LLM cannot stand in an answer; use a record, or JsonValue [retort:type-unsupported]
      byte[] bytes, //! javac error at bytes: byte[] cannot stand in an answer; use String [retort:type-unsupported]
      java.time.LocalDate date, //! javac error at date: LocalDate cannot stand in an answer; use String [retort:type-unsupported]
      Map<Integer, String> map, //! javac error at map: keys in an answer are text; use Map<String, ...>, not Integer as key [retort:map-key]
      List<?> any, //! javac error at any: a wildcard does not say what an answer may hold; write the type itself [retort:type-wildcard]
      Pair<String> pair, //! javac error at pair: the record Pair has type parameters; an answer needs types that are known: write them out [retort:record-generic]
      Hidden hidden, //! javac error at hidden: generated code cannot make a Hidden: the record or its constructor is private [retort:record-hidden]
      Tree tree,
      Expression expression,
      @Max(1) @Min(2) int number) {} //! javac error at @Min: no value satisfies both "must be at most 1" and "must be at least 2"; mend one of them [retort:constraint-contradiction]

  /** A pair. */
  record Pair<T>(T one, T two) {}

  /** Hidden. */
  private record Hidden(int x) {}

  /** A tree. */
  record Tree(List<Tree> children) {} //! javac error at children: the record Tree holds itself; use JsonValue for open structures [retort:record-recursive]

  /** An expression. */
  sealed interface Expression permits Sum {}

  /** A sum. */
  record Sum(Expression left) implements Expression {} //! javac error at left: the interface Expression holds itself; use JsonValue for open structures [retort:record-recursive]

  /** Names that meet. */
  @StructuredType
  record Twice(
      String one,
      @RuntimeParam(name = "one") String two, //! javac error at "one": the name "one" is taken by one; choose another with name = "..." [retort:name-taken]
      @RuntimeParam(name = "Bad") String bad) {} //! javac error at "Bad": "Bad" is no wire name: names match [a-z][a-z0-9_]*; did you mean "bad"? [retort:name-invalid]

  /** Private. */
  @StructuredType //! javac error at @StructuredType: generated code cannot make a Secretive: the record or its constructor is private [retort:record-hidden]
  private record Secretive(int x) {}

  /** Its class is there. */
  @StructuredType
  record Taken(int x) {} //! javac error at Taken: the processor must write com.acme.Wrong_TakenStructure for Taken, but it exists; rename one of the two [retort:generated-name-taken]
}
