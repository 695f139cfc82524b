package com.acme;

import dev.retort.annotation.*;

/** A model. */
@LLMType(aliases = {"acme:Chat", "com.far:Far", "acme:Own"}) //! javac error at "acme:Chat": the name acme:Chat belongs to com.far.Far; a name in configs means one class [retort:type-name-taken] //! javac error at "com.far:Far": the name com.far:Far belongs to com.far.Far; a name in configs means one class [retort:type-name-taken] //! ecj error at aliases: the name acme:Chat belongs to com.far.Far; a name in configs means one class [retort:type-name-taken] //! ecj error at aliases: the name com.far:Far belongs to com.far.Far; a name in configs means one class [retort:type-name-taken]
public class Near extends com.far.Far {

}
