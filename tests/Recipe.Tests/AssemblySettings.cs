// Every test has a broker and programs of its own.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
