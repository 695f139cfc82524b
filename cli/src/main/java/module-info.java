/** The {@code retort} command. */
module dev.retort.cli {
  requires dev.retort.runtime;
  requires info.picocli;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires static jdk.unsupported;
  requires static org.jspecify;

  exports dev.retort.cli;

  provides ch.qos.logback.classic.spi.Configurator with
      dev.retort.cli.logging.QuietLogging;
}
