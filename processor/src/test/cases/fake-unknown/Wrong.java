package com.acme;

// region wrong
// javac -Aretort.fakes=com.acme.AcmeLM //! nowhere error at nothing: -Aretort.fakes names "com.acme.AcmeLM", and there is no such class; did you mean com.acme.AcmeLLM? [retort:fake-unknown]
class SummariesTest {}
// endregion
