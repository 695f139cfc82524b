// What each of the two modules must be told, and at which line of the source.
String log = new File(basedir, 'build.log').text
[
    'onclasspath/src/main/java/com/acme/App.java:[6,17] pipelines/answers.yaml:22:31: unknown generation kwarg "temprature"; did you mean "temperature"?',
    'onmodulepath/src/main/java/com/acme/App.java:[6,17] pipelines/answers.yaml:11:37: "most" must be greater than 0 [retort:out-of-range]',
].each { assert log.replace('\\', '/').contains(it) : it }
return true
