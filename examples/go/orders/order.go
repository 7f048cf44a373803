// Package orders is a small order service: a catalogue, a store and the HTTP handlers on top.
package orders

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"
)

// Order is what a client sends and the service keeps.
type Order struct {
	ID       string    `json:"id,omitempty"`
	Customer string    `json:"customer"`
	Lines    []Line    `json:"lines"`
	Total    int64     `json:"total_cents"`
	Placed   time.Time `json:"placed"`
	Note     string    `json:"note,omitempty"`
}

// Line is one product of an order.
type Line struct {
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
	Cents    int64  `json:"cents"`
}

// Product is one entry of the catalogue.
type Product struct {
	SKU   string `json:"sku"`
	Name  string `json:"name"`
	Cents int64  `json:"cents"`
}

const catalogueSize = 4000

var (
	materials = []string{"steel", "oak", "pine", "brass", "wool", "linen", "glass", "M8", "M10", "M12"}
	things    = []string{"valve", "shelf", "table", "bolt", "rug", "bracket", "hinge", "lamp", "tray"}
	colours   = []string{"red", "green", "black", "white", "plain", "blue", "grey"}
)

// skuOf names the n-th product.
func skuOf(n int) string { return fmt.Sprintf("SKU-%05d", n) }

// newCatalogue makes the products; the same seed makes the same ones.
func newCatalogue(random *rand.Rand) []Product {
	products := make([]Product, catalogueSize)
	for n := range products {
		name := pick(random, materials) + " " + pick(random, colours) + " " + pick(random, things)
		products[n] = Product{SKU: skuOf(n), Name: name, Cents: int64(100 + random.IntN(90_000))}
	}
	return products
}

// RandomOrder is an order as a client would send it: without id, prices and total.
func RandomOrder(random *rand.Rand) Order {
	order := Order{
		Customer: fmt.Sprintf("customer-%d@example.com", random.IntN(5000)),
		Placed:   time.Unix(1_767_225_600+random.Int64N(30_000_000), 0).UTC(),
		Note:     "Please leave the parcel with the neighbour at number " + fmt.Sprint(random.IntN(200)),
	}
	for range 1 + random.IntN(12) {
		order.Lines = append(order.Lines, Line{SKU: skuOf(random.IntN(catalogueSize)), Quantity: 1 + random.IntN(9)})
	}
	return order
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

var errEmptyOrder = errors.New("an order needs at least one line")

// price fills in the prices and the total from the catalogue.
func (order *Order) price(products map[string]Product) error {
	if len(order.Lines) == 0 {
		return errEmptyOrder
	}
	order.Total = 0
	for n := range order.Lines {
		line := &order.Lines[n]
		product, known := products[line.SKU]
		if !known {
			return fmt.Errorf("no product %q", line.SKU)
		}
		line.Cents = product.Cents * int64(line.Quantity)
		order.Total += line.Cents
	}
	return nil
}

// sign gives the order its id: a hash of everything in it, strengthened by a few rounds.
func (order *Order) sign(tenant string) {
	const rounds = 500
	hash := sha256.New()
	io.WriteString(hash, tenant+order.Customer+order.Placed.Format(time.RFC3339))
	for _, line := range order.Lines {
		fmt.Fprintf(hash, "%s:%d:%d", line.SKU, line.Quantity, line.Cents)
	}
	sum := hash.Sum(nil)
	for range rounds {
		next := sha256.Sum256(sum)
		sum = next[:]
	}
	order.ID = hex.EncodeToString(sum[:12])
}
