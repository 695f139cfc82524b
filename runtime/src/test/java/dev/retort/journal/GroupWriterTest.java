package dev.retort.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class GroupWriterTest {
  private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());

  private static Append record(int key) {
    return new Append(key, key, new byte[0]);
  }

  @Test
  void whatComesWhileAGroupIsWrittenIsTheNextGroup() {
    CountDownLatch writing = new CountDownLatch(1);
    CompletableFuture<Void> disk = new CompletableFuture<>();
    List<Append> records = new ArrayList<>();
    try (GroupWriter writer =
        new GroupWriter(
            group -> {
              groups.add(group.size());
              writing.countDown();
              disk.join();
            })) {
      records.add(record(0));
      writer.add(records.get(0));
      await(writing);
      for (int i = 1; i <= 100; i++) {
        records.add(record(i));
        writer.add(records.get(i));
      }
      assertThat(records).noneMatch(CompletableFuture::isDone);
      disk.complete(null);
      records.forEach(CompletableFuture::join);
    }
    assertThat(groups).containsExactly(1, 100);
  }

  @Test
  void afterAFailedWriteNothingIsTaken() {
    try (GroupWriter writer =
        new GroupWriter(
            group -> {
              groups.add(group.size());
              throw new IOException("No space left on device");
            })) {
      Append first = record(1);
      writer.add(first);
      assertThatThrownBy(first::join).hasRootCauseMessage("No space left on device");
      Append second = record(2);
      writer.add(second);
      assertThatThrownBy(second::join).hasRootCauseMessage("No space left on device");
    }
    assertThat(groups).containsExactly(1);
  }

  @Test
  void whoWaitsForARecordMayAddAnother() {
    Append second = record(2);
    try (GroupWriter writer = new GroupWriter(group -> groups.add(group.size()))) {
      Append first = record(1);
      CompletableFuture<Void> chained = first.thenAccept(done -> writer.add(second));
      writer.add(first);
      chained.join();
      second.join();
    }
    assertThat(groups).containsExactly(1, 1);
  }

  @Test
  void whatIsWaitingIsWrittenBeforeItEnds() {
    CountDownLatch writing = new CountDownLatch(1);
    GroupWriter writer =
        new GroupWriter(
            group -> {
              groups.add(group.size());
              writing.countDown();
            });
    Append first = record(1);
    writer.add(first);
    await(writing);
    Append second = record(2);
    writer.add(second);
    writer.close();
    second.join();
    assertThat(groups).containsExactly(1, 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
