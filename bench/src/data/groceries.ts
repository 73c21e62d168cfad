/** Departments with their shelves, and on each shelf what is sold there, in English and Hindi (`title|title_hi`). */
export const DEPARTMENTS: Record<string, Record<string, string[]>> = {
  "Fruits & Vegetables": {
    "Fresh Vegetables": ["Onion|प्याज", "Potato|आलू", "Tomato|टमाटर"],
    "Fresh Fruits": ["Banana|केला", "Alphonso Mango|आम", "Royal Apple|सेब"],
    "Herbs & Seasonings": ["Coriander|धनिया", "Curry Leaves|करी पत्ता"],
    "Cuts & Sprouts": ["Moong Sprouts|अंकुरित मूंग", "Cut Pineapple|अनानास"],
  },
  "Dairy, Bread & Eggs": {
    Milk: ["Toned Milk|टोंड दूध", "Full Cream Milk|फुल क्रीम दूध"],
    "Curd & Paneer": ["Fresh Curd|दही", "Malai Paneer|पनीर"],
    "Butter & Cheese": ["Salted Butter|मक्खन", "Cheese Slices|चीज़"],
    "Bread & Eggs": ["Sandwich Bread|ब्रेड", "Farm Eggs|अंडे"],
  },
  "Atta, Rice & Dal": {
    "Atta & Flours": ["Whole Wheat Atta|गेहूं का आटा", "Gram Flour|बेसन"],
    Rice: ["Basmati Rice|बासमती चावल", "Sona Masoori Rice|सोना मसूरी चावल"],
    "Dals & Pulses": ["Toor Dal|तूर दाल", "Chana Dal|चना दाल"],
    Millets: ["Foxtail Millet|कंगनी", "Ragi|रागी"],
  },
  "Oil, Ghee & Masala": {
    "Edible Oils": ["Sunflower Oil|सूरजमुखी तेल", "Mustard Oil|सरसों का तेल"],
    Ghee: ["Cow Ghee|गाय का घी", "Buffalo Ghee|भैंस का घी"],
    "Powdered Spices": ["Turmeric Powder|हल्दी पाउडर", "Chilli Powder|मिर्च पाउडर"],
    "Whole Spices": ["Cumin Seeds|जीरा", "Black Pepper|काली मिर्च"],
  },
  "Snacks & Namkeen": {
    "Chips & Crisps": ["Potato Chips|आलू चिप्स", "Banana Chips|केला चिप्स"],
    Namkeen: ["Aloo Bhujia|आलू भुजिया", "Moong Dal Namkeen|मूंग दाल"],
    Popcorn: ["Butter Popcorn|पॉपकॉर्न", "Caramel Popcorn|कारमेल पॉपकॉर्न"],
    "Nuts & Dry Fruits": ["Almonds|बादाम", "Cashews|काजू"],
  },
  "Biscuits & Bakery": {
    Cookies: ["Choco Chip Cookies|कुकीज़", "Butter Cookies|बटर कुकीज़"],
    "Cream Biscuits": ["Orange Cream Biscuit|क्रीम बिस्कुट", "Bourbon Biscuit|बॉर्बन बिस्कुट"],
    "Digestive & Glucose": ["Glucose Biscuit|ग्लूकोज बिस्कुट", "Digestive Biscuit|बिस्कुट"],
    "Cakes & Rusks": ["Fruit Cake|केक", "Milk Rusk|रस्क"],
  },
  "Tea, Coffee & Drinks": {
    Tea: ["Assam Tea|चाय", "Green Tea|ग्रीन टी"],
    Coffee: ["Instant Coffee|कॉफी", "Filter Coffee|फिल्टर कॉफी"],
    "Soft Drinks": ["Cola|कोला", "Lemon Soda|नींबू सोडा"],
    Juices: ["Mango Juice|आम का रस", "Mixed Fruit Juice|फलों का रस"],
  },
  "Breakfast & Instant Food": {
    Cereals: ["Corn Flakes|कॉर्न फ्लेक्स", "Muesli|मूसली"],
    "Oats & Poha": ["Rolled Oats|ओट्स", "Thick Poha|पोहा"],
    Noodles: ["Masala Noodles|नूडल्स", "Hakka Noodles|हक्का नूडल्स"],
    "Ready to Eat": ["Rajma Curry|राजमा", "Upma Mix|उपमा"],
  },
  "Sweets & Chocolates": {
    Chocolates: ["Milk Chocolate|चॉकलेट", "Dark Chocolate|डार्क चॉकलेट"],
    "Indian Sweets": ["Gulab Jamun|गुलाब जामुन", "Soan Papdi|सोन पापड़ी"],
    "Ice Cream": ["Vanilla Ice Cream|आइसक्रीम", "Kulfi|कुल्फी"],
    Candies: ["Mint Candy|टॉफी", "Fruit Jellies|जेली"],
  },
  "Cleaning & Household": {
    Laundry: ["Detergent Powder|डिटर्जेंट", "Liquid Detergent|लिक्विड डिटर्जेंट"],
    Dishwash: ["Dishwash Bar|बर्तन बार", "Dishwash Gel|बर्तन जेल"],
    "Floor & Toilet": ["Floor Cleaner|फ्लोर क्लीनर", "Toilet Cleaner|टॉयलेट क्लीनर"],
    "Paper & Bags": ["Garbage Bags|कूड़ा बैग", "Kitchen Towels|पेपर टॉवल"],
  },
  "Personal Care": {
    "Soaps & Body Wash": ["Neem Soap|नीम साबुन", "Body Wash|बॉडी वॉश"],
    "Hair Care": ["Coconut Hair Oil|नारियल तेल", "Herbal Shampoo|शैम्पू"],
    "Oral Care": ["Clove Toothpaste|टूथपेस्ट", "Soft Toothbrush|टूथब्रश"],
    "Skin Care": ["Aloe Face Gel|एलो जेल", "Body Lotion|लोशन"],
  },
  "Baby & Pet Care": {
    Diapers: ["Baby Diapers|डायपर", "Baby Wipes|वाइप्स"],
    "Baby Food": ["Rice Cereal|शिशु आहार", "Apple Puree|सेब प्यूरी"],
    "Dog Food": ["Chicken Kibble|डॉग फूड", "Dental Chew|डॉग च्यू"],
    "Cat Food": ["Tuna Kibble|कैट फूड", "Cat Litter|कैट लिटर"],
  },
};

export const BRANDS =
  "Hasiru Nandi Suvarna Kaveri Amrit Bharat Chakki Deccan Ganga Himgiri Indus Jeevan Konkan Lakshmi Malnad Narmada Panchvati Rasoi Sahyadri Tulsi Udupi Vasant Yamuna Zaika".split(
    " ",
  );

export const VARIETIES =
  "Classic Premium Organic Daily Special Gold Select Homestyle Farmhouse Royal Lite Signature Traditional Fresh Value Rich".split(
    " ",
  );

/** Pack sizes of a product that comes in several, smallest first. */
export const PACKS = ["250 g", "500 g", "1 kg"];

export const TAGS = [
  "bestseller",
  "new",
  "vegan",
  "organic",
  "gluten-free",
  "sugar-free",
  "imported",
  "local",
  "deal",
  "value pack",
];

export const COLLECTIONS = [
  "Breakfast",
  "Festive",
  "Monsoon",
  "Office Snacks",
  "Party",
  "Protein",
  "Summer",
  "Under 99",
];
