// Command go is an order service under load: the program behind the Go example profiles.
//
// It serves HTTP on the loopback interface, sends itself requests for a fixed time, and writes
// one profile of what happened.
package main

import (
	"flag"
	"fmt"
	"log"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"proflens/examples/go/orders"
)

func main() {
	kind := flag.String("profile", "cpu", "what to record: cpu, heap or mutex")
	out := flag.String("out", "profile.pb.gz", "file to write")
	duration := flag.Duration("duration", 12*time.Second, "how long to send requests")
	flag.Parse()

	file, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()

	runtime.GOMAXPROCS(2)
	finish, err := startProfile(*kind, file)
	if err != nil {
		log.Fatal(err)
	}

	server := httptest.NewServer(orders.NewService(2026).Handler())
	requests := sendRequests(server, *duration)
	if err := finish(); err != nil {
		log.Fatal(err)
	}
	server.Close()
	fmt.Printf("%s: %d requests in %v\n", *kind, requests, *duration)
}

// startProfile begins recording and returns what ends it and writes the file.
func startProfile(kind string, file *os.File) (finish func() error, err error) {
	switch kind {
	case "cpu":
		if err := pprof.StartCPUProfile(file); err != nil {
			return nil, err
		}
		return func() error { pprof.StopCPUProfile(); return nil }, nil
	case "heap":
		// One sample per 16 kB allocated instead of 512 kB: more call sites show.
		runtime.MemProfileRate = 16 << 10
		return func() error {
			runtime.GC() // in-use figures are those of the last collection
			return pprof.Lookup("heap").WriteTo(file, 0)
		}, nil
	case "mutex":
		runtime.SetMutexProfileFraction(1)
		return func() error { return pprof.Lookup("mutex").WriteTo(file, 0) }, nil
	}
	return nil, fmt.Errorf("unknown profile %q: want cpu, heap or mutex", kind)
}
