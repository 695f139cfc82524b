package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** How it sounds. */
  enum Style { PLAIN, ORNATE }

  /** Less of a range. */
  @RuntimeParam(defaultValue = "1") @DecimalMin("0") @DecimalMax("1") double a; //! error at @RuntimeParam: "a" takes less than configs may hold: it must be at most 1 now; write @DecimalMax("2") in its place; to let such configs break, write in com.acme.More.txt: parameter a double min=0 max=1 default=1 [retort:contract-narrowed]

  /** The same range, said otherwise. */
  @RuntimeParam(defaultValue = "1") @Min(1) int b;

  /** A constant less. */
  @RuntimeParam @Nullable Style c; //! error at @RuntimeParam: "c" takes less than configs may hold: "gaudy" is gone; bring back the constant for it; to let such configs break, write in com.acme.More.txt: parameter c enum(plain,ornate) nullable [retort:contract-narrowed]

  /** Null was none. */
  @RuntimeParam(defaultValue = "1") int d; //! error at @RuntimeParam: "d" takes less than configs may hold: null is refused now; add @Nullable; to let such configs break, write in com.acme.More.txt: parameter d int default=1 [retort:contract-narrowed]

  /** Fixed from now on. */
  @Attribute(defaultValue = "1") int e; //! error at @Attribute: "e" takes less than configs may hold: it cannot change at run time now; make it a @RuntimeParam again; to let such configs break, write in com.acme.More.txt: attribute e int default=1 [retort:contract-narrowed]

  /** Shorter. */
  @RuntimeParam @Nullable @Size(min = 1, max = 4) String f; //! error at @RuntimeParam: "f" takes less than configs may hold: it must have a size between 1 and 4 now; write @Size(max = 8) in its place; to let such configs break, write in com.acme.More.txt: parameter f string size=1..4 nullable [retort:contract-narrowed]

  /** Items that must say something. */
  @RuntimeParam(defaultValue = "[]") List<@NotBlank String> g; //! error at @RuntimeParam: "g[]" takes less than configs may hold: it must not be blank now; drop that constraint; to let such configs break, write in com.acme.More.txt: parameter g[] string not-blank [retort:contract-narrowed]

  /** No two of a kind. */
  @RuntimeParam(defaultValue = "[]") Set<String> h; //! error at @RuntimeParam: "h" takes less than configs may hold: list became set; declare it as list again; to let such configs break, write in com.acme.More.txt: parameter h set default=[] [retort:contract-narrowed]

  /** An expression. */
  @RuntimeParam @Nullable @Pattern(regexp = "[a b]+") String i; //! error at @RuntimeParam: "i" takes less than configs may hold: it must match [a b]+ now; drop that constraint; to let such configs break, write in com.acme.More.txt: parameter i string pattern="[a b]+" nullable [retort:contract-narrowed]

  /** Fewer models. */
  @Attribute AsyncLLM j; //! error at @Attribute: "j" takes less than configs may hold: dev.retort.llm.LLM became dev.retort.llm.AsyncLLM; declare it as dev.retort.llm.LLM again; to let such configs break, write in com.acme.More.txt: attribute j llm(dev.retort.llm.AsyncLLM) required [retort:contract-narrowed]

  /** A byte of an int that was always small. */
  @RuntimeParam(defaultValue = "1") byte k;

  /** Wider: an integer was a byte, any text was a URI, anything goes. */
  @RuntimeParam(defaultValue = "1") double l;

  /** Wider. */
  @RuntimeParam @Nullable String m;

  /** Wider. */
  @RuntimeParam @Nullable JsonValue n;

  /** Wider. */
  @RuntimeParam @Nullable List<String> o;

  /** At least one, of which no one spoke. */
  @RuntimeParam @Nullable @NotEmpty List<String> p; //! error at @RuntimeParam: "p" takes less than configs may hold: it must not be empty now; drop that constraint; to let such configs break, write in com.acme.More.txt: parameter p list not-empty nullable [retort:contract-narrowed]

  /** Not empty is a size. */
  @RuntimeParam @Nullable @Size(min = 1) String q;

  /** Far beyond what an int may be. */
  @RuntimeParam(defaultValue = "1") @DecimalMax(value = "1e999999999", inclusive = false) int r;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
