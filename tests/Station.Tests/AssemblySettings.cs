// Every test has its own broker on its own port, and waits half of the time.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
