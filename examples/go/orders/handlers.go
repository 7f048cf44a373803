package orders

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"regexp"
	"runtime/pprof"
	"strconv"
	"sync"
)

// Service answers the requests.
type Service struct {
	catalogue []Product
	store     *store

	patternsMutex sync.Mutex
	patterns      *cache[string, *regexp.Regexp]
}

// NewService is a service with an empty store; the same seed makes the same catalogue.
func NewService(seed uint64) *Service {
	catalogue := newCatalogue(rand.New(rand.NewPCG(seed, 1)))
	return &Service{
		catalogue: catalogue,
		store:     newStore(catalogue),
		patterns:  newCache[string, *regexp.Regexp](3),
	}
}

// Handler is the service's routes, each one labelled in profiles with its endpoint and tenant.
func (s *Service) Handler() http.Handler {
	routes := http.NewServeMux()
	routes.Handle("POST /orders", labelled("create order", s.create))
	routes.Handle("GET /orders", labelled("list orders", s.list))
	routes.Handle("GET /search", labelled("search", s.search))
	routes.Handle("GET /report", labelled("report", s.report))
	return routes
}

// endpoint answers one request of one tenant; its error is the client's fault.
type endpoint func(w http.ResponseWriter, r *http.Request, tenant string) error

// labelled runs an endpoint with pprof labels that say which one it is and for whom.
func labelled(name string, run endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tenant := r.Header.Get("X-Tenant")
		pprof.Do(r.Context(), pprof.Labels("endpoint", name, "tenant", tenant), func(ctx context.Context) {
			if err := run(w, r.WithContext(ctx), tenant); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
			}
		})
	})
}

func (s *Service) create(w http.ResponseWriter, r *http.Request, tenant string) error {
	var order Order
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
		return fmt.Errorf("reading the order: %w", err)
	}
	if err := order.price(s.store.products); err != nil {
		return err
	}
	order.sign(tenant)
	s.store.add(tenant, order)
	return writeJSON(w, order)
}

func (s *Service) list(w http.ResponseWriter, r *http.Request, tenant string) error {
	limit, err := strconv.Atoi(r.FormValue("limit"))
	if err != nil {
		return fmt.Errorf("limit: %w", err)
	}
	byTotal := sortedDescending(s.store.all(tenant), func(order Order) int64 { return order.Total })
	return writeJSON(w, byTotal[:min(limit, len(byTotal))])
}

func (s *Service) search(w http.ResponseWriter, r *http.Request, _ string) error {
	pattern, err := s.pattern(r.FormValue("q"))
	if err != nil {
		return err
	}
	found := filtered(s.catalogue, func(product Product) bool { return pattern.MatchString(product.Name) })
	return writeJSON(w, sortedDescending(found, func(product Product) string { return product.Name }))
}

// pattern compiles a search expression, or finds it compiled.
func (s *Service) pattern(expression string) (*regexp.Regexp, error) {
	s.patternsMutex.Lock()
	defer s.patternsMutex.Unlock()
	return s.patterns.getOrMake(expression, regexp.Compile)
}

func (s *Service) report(w http.ResponseWriter, _ *http.Request, tenant string) error {
	w.Header().Set("Content-Type", "text/html")
	w.Header().Set("Content-Encoding", "gzip")
	compressed := gzip.NewWriter(w)
	if err := writeReport(compressed, tenant, s.store.all(tenant)); err != nil {
		return err
	}
	return compressed.Close()
}

func writeJSON(w http.ResponseWriter, value any) error {
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(value)
}
