package tools.jackson.core;

public interface JsonParser {}
