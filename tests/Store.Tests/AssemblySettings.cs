// Every test has its own store.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
