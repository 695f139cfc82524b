package dev.retort.batch;

import org.jspecify.annotations.Nullable;

/**
 * What the record of a run says of one of its batches. Immutable.
 *
 * @param part which file of requests, from 0
 * @param id the provider's id; null as long as none is known
 * @param requests how many requests; 0 where it is not known
 * @param standing how far it is, in a few words
 * @param ended whether nothing more will happen to it at the provider
 * @param fetched whether its results are here
 * @param counts what the provider told when it was asked just now; else {@link BatchCounts#NONE}
 */
public record KeptBatch(
    int part,
    @Nullable String id,
    int requests,
    String standing,
    boolean ended,
    boolean fetched,
    BatchCounts counts) {}
