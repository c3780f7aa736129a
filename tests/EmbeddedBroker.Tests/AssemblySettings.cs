// Every test has its own broker on its own port, so they can run side by side; what measures the whole process says DoNotParallelize.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
