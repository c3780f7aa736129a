// Every test has a broker of its own; what measures time says DoNotParallelize.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
