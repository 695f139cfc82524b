package dev.retort.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, where Logback does the logging. */
final class LogCapture implements AutoCloseable {
  private final Logger root;
  private final Level level;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private LogCapture(Logger root) {
    this.root = root;
    this.level = root.getLevel();
    events.start();
    root.setLevel(Level.TRACE);
    root.addAppender(events);
  }

  /** Listens; only where Logback is in charge. */
  static LogCapture start() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    return new LogCapture(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
  }

  /** Messages, markers, arguments and traces so far. */
  String text() {
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(events.list)) {
      all.append(event.getLoggerName() + " " + event.getFormattedMessage())
          .append(" " + event.getKeyValuePairs() + event.getMDCPropertyMap())
          .append(
              event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy()))
          .append('\n');
    }
    return all.toString();
  }

  @Override
  public void close() {
    root.detachAppender(events);
    root.setLevel(level);
  }
}
