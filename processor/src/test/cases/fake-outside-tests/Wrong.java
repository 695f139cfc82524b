package com.acme;

// region wrong
// javac -Aretort.fakes=com.acme.AcmeLLM --class-path retort-runtime.jar //! nowhere error at nothing: -Aretort.fakes asks for fakes where dev.retort:retort-testkit is not on the class path; fakes belong to the tests: give the option to their compilation alone (Maven: the execution default-testCompile; Gradle: compileTestJava), and the kit to their dependencies [retort:fake-outside-tests]
class Summaries {}
// endregion

// region right
// javac -Aretort.fakes=com.acme.AcmeLLM --class-path retort-runtime.jar:retort-testkit.jar
class SummariesTest {}
// endregion
