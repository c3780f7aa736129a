// The console and the path are one for all.
[assembly: DoNotParallelize]
