package dev.retort.processor.model;

import java.util.List;

/**
 * The method that makes the requests of offline batches, which takes the kwargs of the operative
 * one.
 *
 * @param owner the class that declares it
 * @param nativeN whether it takes the number of generations
 * @param isPublic whether every class may call it
 * @param checked whether it throws checked exceptions
 * @param ownerKwargs the kwargs as the owner sees them
 */
public record OfflineRequest(
    ClassRef owner, boolean nativeN, boolean isPublic, boolean checked, List<Param> ownerKwargs) {}
