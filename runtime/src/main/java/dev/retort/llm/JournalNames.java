package dev.retort.llm;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names of calls that are the same in every run with one journal, and in no other: what was under
 * way when a run was killed has its name when it is sent again. They are hashes of the journal's
 * name, which is of chance, and the key of the call. A call whose answer is not kept, or is asked
 * anew, has a name of this run. Safe for any thread.
 */
final class JournalNames implements CallKeys.Names {
  private final Journaled journaled;
  private final int callsPerInput;
  private final CallKeys.Names ofRun;

  /** For the calls of one run. */
  JournalNames(Journaled journaled, int callsPerInput, CallKeys.Names ofRun) {
    this.journaled = journaled;
    this.callsPerInput = callsPerInput;
    this.ofRun = ofRun;
  }

  @Override
  public String of(long call) {
    Answers answers = answers(call);
    if (answers == null) {
      return ofRun.of(call);
    }
    MessageDigest sha = RequestKeys.sha256();
    sha.update(answers.journalName());
    sha.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(high(call)).putLong(low(call)).array());
    ByteBuffer hash = ByteBuffer.wrap(sha.digest());
    return new UUID(hash.getLong(), hash.getLong()).toString();
  }

  @Override
  public int usedUp(long call) {
    Answers answers = answers(call);
    return answers == null ? ofRun.usedUp(call) : answers.namesUsedUp(high(call), low(call));
  }

  @Override
  public void useUp(long call, int names) {
    Answers answers = answers(call);
    if (answers == null) {
      ofRun.useUp(call, names);
    } else {
      answers.useUpNames(high(call), low(call), names);
    }
  }

  /** Null where names are those of the run. */
  private @Nullable Answers answers(long call) {
    Answers answers = journaled.answers(call / callsPerInput);
    return answers == null || !answers.isUsed() ? null : answers;
  }

  private long high(long call) {
    return journaled.high(call / callsPerInput);
  }

  private long low(long call) {
    return journaled.low(call / callsPerInput, (int) (call % callsPerInput));
  }
}
