// Every test has a broker of its own, and most of them wait most of the time; what measures memory says DoNotParallelize.
[assembly: Parallelize(Workers = 6, Scope = ExecutionScope.MethodLevel)]
