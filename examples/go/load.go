package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"proflens/examples/go/orders"
)

// clients is how many requests are under way at once.
const clients = 6

var (
	tenants  = []string{"acme", "acme", "acme", "globex", "globex", "initech"}
	searches = []string{"^steel .*valve$", "(oak|pine) (shelf|table)", "bracket", "M[0-9]+ bolt", "wool.*rug"}
)

// sendRequests keeps the server busy for the given time and returns how many requests it answered.
func sendRequests(server *httptest.Server, duration time.Duration) int64 {
	var answered atomic.Int64
	var wait sync.WaitGroup
	deadline := time.Now().Add(duration)
	for client := range clients {
		wait.Go(func() {
			random := rand.New(rand.NewPCG(7, uint64(client)))
			for time.Now().Before(deadline) {
				if err := sendOne(server.Client(), server.URL, random); err != nil {
					log.Fatal(err)
				}
				answered.Add(1)
			}
		})
	}
	wait.Wait()
	return answered.Load()
}

// sendOne sends one request of a random kind and reads the answer to its end.
func sendOne(client *http.Client, base string, random *rand.Rand) error {
	request, err := newRequest(base, random)
	if err != nil {
		return err
	}
	request.Header.Set("X-Tenant", tenants[random.IntN(len(tenants))])
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", request.URL.Path, response.Status)
	}
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

func newRequest(base string, random *rand.Rand) (*http.Request, error) {
	switch n := random.IntN(100); {
	case n < 55:
		body, err := json.Marshal(orders.RandomOrder(random))
		if err != nil {
			return nil, err
		}
		return http.NewRequest(http.MethodPost, base+"/orders", bytes.NewReader(body))
	case n < 75:
		return http.NewRequest(http.MethodGet, base+"/orders?sort=total&limit=50", nil)
	case n < 92:
		query := searches[random.IntN(len(searches))]
		request, err := http.NewRequest(http.MethodGet, base+"/search", nil)
		if err == nil {
			request.URL.RawQuery = "q=" + url.QueryEscape(query)
		}
		return request, err
	default:
		return http.NewRequest(http.MethodGet, base+"/report", nil)
	}
}
