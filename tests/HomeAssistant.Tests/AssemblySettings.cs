// Every test has a broker of its own and waits most of the time.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
