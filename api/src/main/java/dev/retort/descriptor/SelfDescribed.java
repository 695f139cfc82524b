package dev.retort.descriptor;

/**
 * An object that brings its descriptor along, where others have a generated class beside theirs:
 * one that stands for an object of a class that cannot be loaded, since it is being compiled.
 */
public interface SelfDescribed {
  /**
   * What is known of the object.
   *
   * @return its descriptor
   */
  TypeDescriptor<?> describedBy();

  /**
   * Whether the class that the object stands for is one, or extends or implements one.
   *
   * @param className name of a class, nested ones as {@code Outer.Inner}
   * @return true if an object of it could stand where one of that class is expected
   */
  boolean isA(String className);
}
