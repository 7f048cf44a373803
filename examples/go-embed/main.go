// Command go-embed serves Proflens and this process's own profiles from one address: no CORS, nothing to install.
//
//	npm run build && cp -r dist examples/go-embed/dist
//	cd examples/go-embed && go run .
package main

import (
	"embed"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/http/pprof"
	"net/url"
	"strings"
)

//go:embed all:dist
var built embed.FS

// profiles are what the page is opened with; `url=` is relative to the page's own address.
var profiles = []string{"debug/pprof/profile?seconds=5", "debug/pprof/heap"}

func main() {
	// Profiles tell a lot about a program: only this machine may ask, unless somebody decides otherwise.
	address := flag.String("http", "127.0.0.1:6060", "`host:port` to serve at")
	flag.Parse()
	app, err := fs.Sub(built, "dist")
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	for _, profile := range profiles {
		fmt.Printf("http://%s/#/?url=%s\n", listener.Addr(), url.QueryEscape(profile))
	}
	log.Fatal(http.Serve(listener, handler(app)))
}

// handler serves the built app at / and profiles at /debug/pprof/.
func handler(app fs.FS) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index) // the list, and heap, goroutine, mutex … by name
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	mux.Handle("/", withCaching(http.FileServerFS(app)))
	return mux
}

// withCaching lets browsers keep what has a hash in its name for good, and ask about everything else each time: an
// embedded file has no time, so index.html and sw.js would never look newer otherwise.
func withCaching(files http.Handler) http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		cache := "no-cache"
		if strings.HasPrefix(request.URL.Path, "/assets/") {
			cache = "public, max-age=31536000, immutable"
		}
		response.Header().Set("Cache-Control", cache)
		response.Header().Set("X-Content-Type-Options", "nosniff")
		files.ServeHTTP(response, request)
	})
}
