package dev.retort.step;

import dev.retort.llm.LLM;
import java.nio.file.Path;

/** Takes what a step finds wrong with its own config before anything runs. */
public interface StepCheck {
  /**
   * What relative paths in the config are relative to.
   *
   * @return the folder of the config file
   */
  Path folder();

  /**
   * Reports a mistake: the pipeline will not run.
   *
   * @param attribute wire name of the attribute that is wrong; the message gets its place
   * @param message what is wrong and how to mend it, in one line; never a secret
   */
  void error(String attribute, String message);

  /**
   * Reports something odd that does not stop the run.
   *
   * @param attribute wire name of the attribute
   * @param message what is odd, in one line
   */
  void warning(String attribute, String message);

  /**
   * Reports something that is missing now and must be there when the pipeline runs, such as an
   * input file: a warning when a config is checked, a mistake when it is run.
   *
   * @param attribute wire name of the attribute
   * @param message what is missing and how to mend it, in one line
   */
  void missing(String attribute, String message);

  /**
   * Reports the required generation kwargs that an LLM lacks; for steps that call it with those of
   * its config alone.
   *
   * @param attribute wire name of the attribute that holds the LLM
   * @param llm the LLM
   */
  void kwargs(String attribute, LLM llm);
}
