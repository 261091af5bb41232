const { reporters } = require('mocha');

/** Mocha takes one reporter; this one is two: the usual list for people, and JSON in a file for the counts. */
module.exports = class TwoReporters {
  constructor(runner, options) {
    this.spec = new reporters.Spec(runner, options);
    this.json = new reporters.JSON(runner, options);
    // What a second try hides would never be found.
    runner.on('retry', (test, error) => reporters.Base.consoleLog(`    ↻ ${test.title}, once more after: ${error.message}`));
  }

  done(failures, finish) {
    if (this.json.done) this.json.done(failures, finish);
    else finish(failures);
  }
};
